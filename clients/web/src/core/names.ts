/** How long a name may be, as a person counts letters. Told before it is sent; the server judges. */

const MOST_LETTERS = 12;

/** Whether a name has more letters, signs or emoji than fit. */
export function tooLong(name: string): boolean {
  return letters(name.trim()) > MOST_LETTERS;
}

/** An emoji made of several signs counts as one where the browser can tell. */
function letters(text: string): number {
  return "Segmenter" in Intl ? [...new Intl.Segmenter().segment(text)].length : [...text].length;
}
