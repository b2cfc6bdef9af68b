"""What a content file may say: one model a kind, the only definition of every field.

Enters: plain data (text, lists, mappings) as the loader read it. Leaves: frozen, typed records.
The JSON Schema, the editor hints, the specimens and the field reference come from these models.
"""
