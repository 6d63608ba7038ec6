"""Workbooks in and out: what communes send, what others are given. Knows neither the database nor papers."""
