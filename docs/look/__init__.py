"""How Discord shows a message or a form: its JSON, as it went over the wire, drawn as SVG."""
