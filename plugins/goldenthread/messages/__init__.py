"""Every sentence an author can be told: one function a message, with its code and what to do."""
