"""What is kept from being loaded, so that the first screen is there at once.

binding  Qt's, without the import of its own
lean     libraries without what they would bring along; absent: how that is done
"""
