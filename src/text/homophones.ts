import { once } from './once.js';

/**
 * How many characters of GB 2312's first level each syllable has, one after the other as the standard orders them: by
 * their pinyin without tones, each number a digit of base64.
 */
const syllableSizes =
  'CNJDJSIPMRPEGYMEEGJTLBLHFFFCLDKNJGKPQFMQBHGFHCMGBEDIDGGMPFMDHTQJHJBKIOGEJMNBIIRLMPPBBtCGLJKRBCHPJSGDLDQDGBHTDJSCEFJHSJFOOVGK1RoNcbUZCRZHKLEFGHEPECEEHFECILEEHDPHJCLDiBOLNFMOLJGUOGCHMJGJGMBQDIOJICGGBRDPHFDBFBCBBLHCCHBGEEDBBCEBHGGIFHJCOREECFJIBPkDWIPFLNCINLICEFDCKCBKDKCDCCDEEDEDBBJCQILMQLvKhCECDEEEQIEMDLDIJJSNLBEPIFDKNELCGDLHCRKhKDJdjNaUSVKPHJTKGOQhRPP1QSBPUtUKMDHEDOEBBEOGRPKKQPrLOaCBGHGCLPHEICECI';

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes of the first character, and how many characters have its first byte. */
const firstByte = 0xb0;
const firstOfRow = 0xa1;
const rowLength = 94;

const syllables = once(() => {
  const bySound = new Map<string, string>();
  const decoder = new TextDecoder('gbk');
  let place = 0;
  for (const size of syllableSizes) {
    const count = digits.indexOf(size);
    const bytes = Array.from({ length: count }, (_, index) => [
      firstByte + Math.floor((place + index) / rowLength),
      firstOfRow + ((place + index) % rowLength),
    ]);
    const characters = decoder.decode(Uint8Array.from(bytes.flat()));
    for (const character of characters) bySound.set(character, characters);
    place += count;
  }
  return bySound;
});

/**
 * The other characters that are typed by the same syllable, tones aside: 情, 请 and 青 for 清. None for a character that is
 * not among the 3 755 of GB 2312's first level, nearly all of those in use; a character has one of its readings.
 *
 * @param character - simplified
 */
export function homophonesOf(character: string): readonly string[] {
  return [...(syllables().get(character) ?? '')].filter((other) => other !== character);
}
