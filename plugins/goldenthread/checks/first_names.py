"""Common first names: two capitalised words are a person's name where the first of them is one of these."""

from __future__ import annotations

_COMMON = """
Aaron Abdul Abigail Adam Adele Adrian Agnes Ahmed Aidan Aisha Alan Alastair Albert Alex Alexander Alexandra Alfie Ali
Alice Alison Amanda Amber Amelia Amina Amir Amy Andrea Andrew Andy Angela Angus Anita Ann Anna Anne Annette Anthony
Antonia Archie Arthur Asif Audrey Ava Barbara Barry Beatrice Ben Benjamin Bernadette Bernard Beth Bethany Betty
Beverley Bill Bob Brenda Brian Bridget Bryan Callum Cameron Carl Carol Caroline Catherine Cathy Charles Charlie
Charlotte Chloe Chris Christina Christine Christopher Claire Clare Claudia Clive Colin Connor Craig Daisy Daniel
Darren David Dawn Dean Deborah Debbie Declan Denise Dennis Derek Diana Diane Dominic Donald Donna Doreen Dorothy
Duncan Dylan Edith Edward Eileen Elaine Eleanor Elizabeth Ella Ellen Ellie Emily Emma Eric Erin Esther Ethan Eva Eve
Evelyn Fatima Fiona Frances Francis Frank Freddie Freya Gareth Gary Gavin Gemma Geoff Geoffrey George Georgia Georgina
Gerald Geraldine Gillian Gill Glen Gloria Gordon Graham Greg Gregory Hamza Hannah Harriet Harry Hassan Hayley Heather
Helen Henry Hilary Holly Howard Hugh Hussain Ian Ibrahim Imran Irene Isaac Isabel Isabella Isla Ivan Jack Jackie Jacob
Jacqueline Jake James Jamie Jan Jane Janet Janice Jason Jasmine Jayne Jean Jeffrey Jennifer Jenny Jeremy Jessica Jill
Jim Joan Joanna Joanne Joe Joel John Jonathan Jordan Joseph Joshua Joyce Judith Julia Julian Julie June Justin Karen
Karl Kate Katherine Kathleen Kathryn Katie Kayleigh Keith Kelly Ken Kenneth Kerry Kevin Kieran Kim Kimberley Kirsty
Kyle Laura Lauren Lawrence Layla Leah Lee Leo Leon Leonard Lesley Leslie Lewis Liam Lily Linda Lisa Liz Logan Lola
Lorraine Louis Louise Lucas Lucy Luke Lydia Lynn Lynne Malcolm Marcus Margaret Maria Marie Marilyn Marion Mark Martha
Martin Martyn Mary Mason Matilda Matthew Maureen Maurice Max Maxine Megan Melanie Melissa Mia Michael Michelle Mike
Miriam Mohammad Mohammed Moira Molly Monica Muhammad Myra Nadia Nancy Naomi Natalie Natasha Nathan Neil Niall Nicholas
Nick Nicola Nigel Noah Noel Norma Norman Oliver Olivia Omar Oscar Owen Pamela Patricia Patrick Paul Paula Pauline
Peter Philip Philippa Phoebe Poppy Priya Rachel Rajesh Ralph Raymond Rebecca Reece Rhys Richard Rita Robert Roger Ron
Ronald Rosemary Ross Roy Ruby Russell Ruth Ryan Sadia Sally Sam Samantha Samira Samuel Sandra Sarah Saskia Scott Sean
Sebastian Shane Shannon Sharon Sheila Shirley Sian Simon Sonia Sophia Sophie Stacey Stella Stephanie Stephen Steve
Steven Stewart Stuart Sue Susan Suzanne Sylvia Tanya Tara Ted Teresa Terence Terry Thelma Theresa Thomas Tim Timothy
Tina Toby Tom Tony Tracey Tracy Trevor Tyler Valerie Vanessa Vera Veronica Victor Vincent Vivien Walter Wayne Wendy
William Yasmin Yusuf Yvonne Zainab Zara Zoe
"""
_NAMES = frozenset(_COMMON.split())


def is_first_name(word: str) -> bool:
    """Whether a word, whatever its case, is a common first name."""
    return word.capitalize() in _NAMES
