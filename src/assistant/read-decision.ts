const yes =
  /^(?:确认|確認|确定|確定|同意|好的?|好啊|好呀|可以|可以的|行|行的|没问题|沒問題|是|是的|对|對|对的|對的|嗯|嗯嗯|ok|okay|yes|yep|yeah|sure|confirm(?:ed)?|agreed?|go ahead|please do|do it)$/iu;
const no =
  /^(?:取消|不|不要|不要了|不用|不用了|不行|不可以|不同意|不确认|不確認|不是|算了|别|別|先不|先不要|no|nope|cancel|don't|do not|stop|never ?mind|not now)$/iu;

/**
 * Reads a message as the answer to an open question, where it says no more than that.
 *
 * @returns undefined for anything else: what has other content is no answer
 */
export function readDecision(text: string): 'approved' | 'denied' | undefined {
  const words = text
    .normalize('NFKC')
    .trim()
    .replace(/[\s。!！,，.~～]+$/u, '');
  if (yes.test(words)) {
    return 'approved';
  }
  return no.test(words) ? 'denied' : undefined;
}
