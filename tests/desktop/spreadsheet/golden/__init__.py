"""Files of Excel 97–2003 made by LibreOffice; `python -m tests.desktop.spreadsheet.golden` makes them anew."""
