"""What must be true of scenario files beyond their shape: one small function a rule, one module a subject.

A rule takes what it judges and yields mistakes; it never raises and never changes anything.
"""
