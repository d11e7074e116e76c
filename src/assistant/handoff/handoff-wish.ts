const human =
  '(?:人工(?!智能|费|湖|岛|智慧|合成|授粉|降雨|呼吸|草|林)(?:客服|服务|坐席|座席)?|真人(?:客服)?|活人|客服(?:人员|专员|小姐姐|小哥)?)';
const staff = '(?:专员|坐席|座席|工作人员|经理|主管|负责人|领导|老板)';
const filler = '(?:一?下|个|一个|到|成|为|你们的?|我|给我|一位|位|名|那?边的?)*';

const refusals = [
  /(?:不用|不要|不想|不需要|无需|别|不必|先不|先别|没必要|不是要|取消)(?:再|给我|帮我|你)?.{0,4}(?:转|找|叫|接|联系|换)?.{0,2}(?:人工|真人|客服|专员)/,
  /\b(?:don'?t|do not|no need|not|without|rather not|never|stop)\b[^.!?]{0,40}\b(?:human|person|agent|representative|operator|staff|somebody|someone|colleague|transfer(?:ring)?|hand ?off)\b/i,
];

/** Asking about the operators is not asking for one: their hours, their number, whether they exist. */
const questionsAbout = [
  /(?:人工|真人|客服|专员|经理).{0,8}(?:几点|什么时候|时间|(?<![打回个通])电话|号码|多少|上班|下班|在线吗|收费|怎么|是什么|周末|节假日)/,
  /\b(?:what|when|which|how much|where)\b[^.!?]{0,60}\b(?:agent|human|representative|operator|staff|person)s?\b/i,
];

const wishes = [
  new RegExp(`(?:转接?|找|(?<!需)要|需要|换|接通?|叫|联系|呼叫|连线|想跟|想和)${filler}${human}`),
  new RegExp(`(?:转接?|找|叫|换|联系|呼叫)${filler}${staff}(?!合影|合照|拍照|陪同)`),
  new RegExp(`(?:让|请|叫).{0,6}(?:${human}|${staff}).{0,4}(?:联系|回复|回电|给我|打电话|来|处理|接待)`),
  new RegExp(`^(?:我|给我|帮我|请|麻烦|快|直接|还是)*${human}(?:呢|吧|在吗|在不在|谢谢|有吗)?$`),
  /转人工|人工客服(?:吧|谢谢|$)|有(?:没有)?(?:真人|人工|活人)(?:客服)?(?:吗|可以|能|聊|回答|$)/,
  /(?:跟|和|与|找)(?:个|一个|真的|真|活)*(?:人|真人)(?:说话|聊聊?|谈谈?|沟通|讲话)/,
  /\b(?:talk|speak|chat|connect|transfer|put|pass|hand|switch|get|give|let|reach|contact|need|want|prefer|like)\b[^.!?]{0,40}\b(?:human(?: being)?|real person|live (?:person|agent|chat)|(?:human |support |service |customer )+(?:agent|representative|rep|support|service|staff)|agent|representative|operator|a person|an actual person|someone (?:real|else|from your team)|your (?:staff|team|colleague))\b/i,
  /^\W*(?:human|agent|operator|representative|real person|live agent|live chat)(?: please)?\W*$/i,
];

/** The characters of the patterns that traditional script writes otherwise, and how the patterns write them. */
const traditional =
  '來係個們別務員嗎專導島幫幾復換時沒溝為無煩碼節給經綫線繫聯與蓆處號複話說説談請講謝讓負責費轉迴連週還邊間閤闆電領麼點';
const simplified =
  '来系个们别务员吗专导岛帮几复换时没沟为无烦码节给经线线系联与席处号复话说说谈请讲谢让负责费转回连周还边间合板电领么点';

function fold(text: string): string {
  return text.replace(/[\u4e00-\u9fff]/g, (character) => {
    const index = traditional.indexOf(character);
    return index < 0 ? character : simplified.charAt(index);
  });
}

/**
 * Tells whether a customer asks to be passed to a person, in Chinese (both scripts) or English.
 *
 * Negations ("不用转人工") and questions about the operators ("人工客服几点上班?") do not count.
 */
export function wantsHandoff(text: string): boolean {
  const folded = fold(text.normalize('NFKC'))
    .trim()
    .replace(/[,。!?!?.,;~\s]+$/u, '');
  const compact = /\p{Script=Han}/u.test(folded) ? folded.replace(/\s+/g, '') : folded;
  if (refusals.some((pattern) => pattern.test(compact))) {
    return false;
  }
  if (/转(?:接|到)?人工/.test(compact)) {
    return true;
  }
  return !questionsAbout.some((pattern) => pattern.test(compact)) && wishes.some((pattern) => pattern.test(compact));
}
