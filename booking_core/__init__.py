"""Plain Python without Qt, in the kiosk and in the central service alike.

domain      pure rules
protocol    pure decisions, and the messages that carry them
store       what is kept on disk
documents   content to paper
language    what people are told, in their language
central     the service
simulation  a town of machines under every fault, from one seed
findings    what a look at a machine or at the centre has found
"""
