import { readFileSync } from 'node:fs';
import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { foldScript, toTraditional } from '../../src/text/script.js';
import { characterPairs, makeScriptTable, openccTraditional } from '../support/make-script-table.js';

const toSimplified = Converter({ from: 't', to: 'cn' });

describe('script-table.ts', () => {
  it('is what its script makes from opencc-js', () => {
    const committed = readFileSync(new URL('../../src/text/script-table.ts', import.meta.url), 'utf8');
    expect(committed).toBe(makeScriptTable());
  });
});

describe('foldScript', () => {
  it('agrees with OpenCC on every character that it covers', () => {
    const pairs = characterPairs();
    expect(pairs.length).toBeGreaterThan(1050);
    const different = pairs.filter(([traditional]) => foldScript(traditional) !== toSimplified(traditional));
    expect(different).toEqual([]);
  });

  it('leaves simplified text as it is', () => {
    const text = '皇后在公里外的面馆里,头发干净。';
    expect(foldScript(text)).toBe(text);
  });

  it('keeps every offset', () => {
    const text = '臺灣 WiFi 裡程 😀 頭髮';
    expect(foldScript(text)).toBe('台湾 WiFi 里程 😀 头发');
    expect(foldScript(text)).toHaveLength(text.length);
  });
});

describe('toTraditional', () => {
  it.each([
    ['西湖里有三公里长堤', '西湖裡有三公里長堤'],
    ['面馆在对面,一碗面十元', '麵館在對面,一碗麵十元'],
    ['皇后饭店以后再说', '皇后飯店以後再說'],
    ['头发吹干了,发票已发', '頭髮吹乾了,發票已發'],
    ['干净的饼干,请勿干扰', '乾淨的餅乾,請勿干擾'],
    ['只要两只', '只要兩隻'],
    ['两点钟,钟情于此', '兩點鐘,鍾情於此'],
    ['台风天柜台不开', '颱風天櫃檯不開'],
    ['周末请到周围走走', '週末請到周圍走走'],
    ['游泳池旁的游客', '游泳池旁的遊客'],
    ['余杭的余额', '餘杭的餘額'],
    ['于谦祠位于三台山', '于謙祠位於三台山'],
    ['尽快联系客服', '儘快聯繫客服'],
    ['不准带宠物,准时开船', '不准帶寵物,準時開船'],
    ['手表和时间表', '手錶和時間表'],
    ['请说“转人工”', '請說「轉人工」'],
  ])('writes %s as %s', (simplified, traditional) => {
    expect(toTraditional(simplified)).toBe(traditional);
  });

  it('agrees with OpenCC on what a travel company says', () => {
    const sentences = [
      '西湖游船每天八点开航,末班船十七点三十分停航。',
      '门票请提前三天在官网实名预约,入园须出示身份证原件。',
      '订单取消后,款项将在五个工作日内退回原支付账户。',
      '从杭州东站乘地铁一号线到龙翔桥站,步行约八分钟。',
      '酒店提供免费停车,早餐七点到十点,每位三十八元。',
      '灵隐寺里严禁喂食动物,请照看好随身物品。',
      '如遇台风、暴雨等恶劣天气,景区可能临时关闭。',
      '儿童身高一点二米以下免票,学生和老人享受半价优惠。',
      '推荐您点龙井虾仁、东坡肉、片儿川和葱包桧。',
      '发票将在行程结束后发到您的邮箱,请注意查收。',
    ];
    // Equal but for words that both regions write either way.
    expect(sentences.filter((sentence) => toTraditional(sentence) !== openccTraditional(sentence))).toEqual([]);
  });

  it('keeps the length and what is not Chinese', () => {
    expect(toTraditional('WiFi: 3 km, ¥20')).toBe('WiFi: 3 km, ¥20');
    expect(toTraditional('里面有面条')).toHaveLength(5);
  });
});
