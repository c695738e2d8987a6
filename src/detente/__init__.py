"""Détente: who said or did what to whom, from news articles."""
