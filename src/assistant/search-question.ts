const leansOnEarlier =
  /^(?:那|它|他们?|她|这|此|哪|还|也|再|然后|还有|and\b|what about|how about|is it|are they|does it|do they|there|it\b|that\b)|(?:呢|那里|那儿|那边|那家|它们?|这里|这儿|这个|这家|there|it)\s*[??]?\s*$/i;

/**
 * The question to search with: a message that leans on what was said before ("那门票呢?", "what about there?") is
 * searched together with the customer's message before it.
 */
export function searchQuestion(text: string, before: string | undefined): string {
  const leans = leansOnEarlier.test(text.trim()) && text.trim().length <= 40;
  return leans && before !== undefined ? `${before}\n${text}` : text;
}
