/** The title that marks an image as decorative, so that it needs no alternative text: `![](rule.png "decorative")`. */
export const decorative = 'decorative';
