/**
 * What is known of an answer's end: the server said that it is whole; it ended without a
 * word, as some relays' streams do; or the connection broke before.
 */
export type AnswerEnd = "said" | "silent" | "cut";
