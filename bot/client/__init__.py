"""Discord: connection, commands, buttons, modals."""
