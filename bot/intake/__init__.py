"""Published pages: fetched politely and safely, and read into text and bibliographic data."""
