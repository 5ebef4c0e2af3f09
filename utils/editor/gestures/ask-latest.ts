/** Asks one thing at a time; of what is wanted meanwhile only the last. */
export interface Asker<Question> {
  want(question: Question): void;
  /** What was asked is of no interest any more. */
  drop(): void;
}

/**
 * For questions that change faster than they are answered: the pointer moves at
 * every frame. Answers to what was dropped are not heard.
 */
export function createAsker<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
  heard: (answer: Answer, question: Question) => void,
): Asker<Question> {
  let waiting: { readonly question: Question } | undefined;
  let isAsking = false;
  let round = 0;

  async function run(): Promise<void> {
    isAsking = true;
    while (waiting) {
      const { question } = waiting;
      waiting = undefined;
      const asked = round;
      const answer = await ask(question);
      if (asked === round) heard(answer, question);
    }
    isAsking = false;
  }

  return {
    want: (question) => {
      waiting = { question };
      if (!isAsking) void run();
    },
    drop: () => {
      waiting = undefined;
      round += 1;
    },
  };
}
