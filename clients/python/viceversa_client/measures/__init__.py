"""What two people's answers say, worked out on the devices that may see them. The page for people is docs/measures.md.

Pure functions over answers: no I/O, no state, the standard library alone. A measure gives a number or an `Absent` with its reason, never an
exception for odd answers and never a number that is none. No function takes both partners' results and puts them in an order, and what
is about a guess is for the one who guessed.

Begin with `reading`, which says what may be told, and `sentences`, which has the words. One idea a module:

answers     scales, answers that cannot be read, sets of answers and what keeps versions apart
closeness   how close, and how much of it is more than chance
tracking    bias, tracking, slope, similarity, the split of the error
projection  truth and bias: whose answer a guess was drawn by
profile     agreement of whole profiles
norms       this partner against people in general
components  the four parts over several rounds
agreement   weighted kappa and Krippendorff's alpha
landed      marks of 0, 1, 2 for each try
felt        felt understood against thought so
charades    hits, unbiased hits, what is taken for what
options     proportion index, exact chance, d'
intervals   Wilson's and Fisher's
nearness    near misses, for encouragement only
beta, ratings, glicko  what is believed of a card, and of a couple's luck with cards
"""
