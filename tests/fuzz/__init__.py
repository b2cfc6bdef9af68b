"""Coverage-guided fuzzing of what reads and what writes words; see ``properties``."""
