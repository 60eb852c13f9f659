/** The characters of a text that no frame can show, each once, in order. Empty: all of it can be drawn. */
export declare function undrawable(text: string): string[]

/** A text as frames show it: NFC, one line, without what cannot be drawn. */
export declare function drawableText(text: string): string
