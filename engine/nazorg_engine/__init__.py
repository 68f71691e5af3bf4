"""The dialogue engine: everything that touches Rasa, on Python 3.10, behind loopback HTTP."""
