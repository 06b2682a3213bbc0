/** The title that marks a picture in a text as one that shows nothing and needs no words: `![](rule.png "decorative")`. */
export const decorative = 'decorative';
