"""Leaflets: a page on paper, as a tagged PDF, made of the built page itself.

Enters: the built pages of a language. Leaves: PDF files by their path in the site.

    words    the words of an element → runs: how each is to look
    blocks   the article of a page → plain blocks (lists, cards, tables, pictures)
    signs    the danger signs that a card of the page leads to
    sheet    a page's blocks, with what stands on every leaflet → a ``Sheet``
    press    sheets → PDF, by Typst; the words go there as data, never as markup
    made     all leaflets of the guide, only those that are not known yet
    pack     several pages → one PDF for one patient
"""
