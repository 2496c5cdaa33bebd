/* text.h - UTF-8 text: is it valid, how wide is it, what was probably meant. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Length of the valid UTF-8 at the start of text: size when all of it is. */
size_t utf8_valid(const char *text, size_t size);

/* Decode the character at *text and step over it; text is valid and not at its end. */
uint32_t utf8_next(const char **text);

/* Write a character in up to four bytes. Gives: how many. */
size_t utf8_put(uint32_t code, char to[static 4]);

/* Columns that a character takes, as text_width() counts them; and whether it is a letter that is
 * read from right to left. */
unsigned utf8_width(uint32_t code);
bool utf8_from_right(uint32_t code);

/* Whether a line may break between two characters, neither of which is a blank: between wide ones,
 * which Chinese writes without blanks, but not behind an opening mark or before a closing one. */
bool text_may_break(const char *before, const char *behind);

/* Whether a byte is one of a word: a letter, a digit, or of a character beyond ASCII. */
bool text_in_word(char c);

/* Columns that text takes on a terminal: two for East Asian wide characters,
 * none for combining marks. */
size_t text_width(const char *text);

/* Whether a language tag is that of a language, or of a part of it: "fr-CH" is of "fr". */
bool text_is_language(const char *language, const char *tag);

/* Whether two texts have the same words: case, punctuation and white space aside. */
bool text_same_words(const char *a, const char *b);

/* Which of two names an index lists first, as strcmp() says it: by their letters, without regard to
 * case, accents and punctuation, a space before all letters. */
int text_order(const char *a, const char *b);

/* Write the words of a text to to, which has room for as many bytes and a NUL: in lower case,
 * with one space between two. Texts of the same words are then the same. */
void text_fold(const char *text, char *to);

/* Edits (insert, delete, replace, swap of neighbours) between two words; words of
 * more than 63 bytes count as 64 apart. */
unsigned text_distance(const char *a, const char *b);

/* The nearer of two candidates to a word, if any is near enough to be meant:
 * start with NULL, call for each candidate, and look at what is left. */
const char *text_nearer(const char *word, const char *so_far, const char *candidate);

/* Write the text of a printf format to to, which has room bytes, or add it to the text
 * that is there. What does not fit is cut at a whole character. */
void text_print(char *to, size_t room, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void text_append(char *to, size_t room, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
