"""The backend; the application itself is in main.py."""
