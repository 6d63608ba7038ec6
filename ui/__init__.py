"""The window: everything Qt, and nothing that would be missed if Qt went away."""
