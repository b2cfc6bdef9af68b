"""What only the pages of this guide can pass; a guide that start.py begins goes without."""
