"""Stand-ins for what is outside, so that the whole product can be tried and tested on one machine."""
