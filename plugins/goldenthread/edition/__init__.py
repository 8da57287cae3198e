"""What each audience may see: the only place that takes anything away."""
