"""What tests share: a small library, and a table at which sessions are played in memory."""
