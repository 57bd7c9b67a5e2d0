/** What a colour is for; never used without a word or a sign beside it. */
export type Tone = 'quiet' | 'action' | 'loop' | 'danger' | 'clock' | 'proof';

interface ToneColours {
  text: string;
  line: string;
  ground: string;
}

export interface Tokens {
  ground: string;
  surface: string;
  line: string;
  lineStrong: string;
  hover: string;
  text: string;
  second: string;
  third: string;
  data: string;
  /** Charts, in this order: they stay apart for colour-blind eyes. */
  series: readonly string[];
  tones: Record<Tone, ToneColours>;
}

export const lightTokens: Tokens = {
  ground: '#F5F6F8',
  surface: '#FFFFFF',
  line: '#E3E6EA',
  lineStrong: '#C9CED6',
  hover: '#F3F5F9',
  text: '#1B1F24',
  second: '#57606A',
  third: '#616A75',
  data: '#2F6F8F',
  series: ['#2F6F8F', '#C2410C', '#6D5BA8', '#8A7A1F', '#1B1F24'],
  tones: {
    quiet: { text: '#1B1F24', line: '#D3D8DE', ground: '#FFFFFF' },
    action: { text: '#1E49B4', line: '#BCCDF7', ground: '#EAF0FE' },
    loop: { text: '#B23A0A', line: '#F2C9B2', ground: '#FFF4EC' },
    danger: { text: '#B42318', line: '#F3BDB8', ground: '#FDECEA' },
    clock: { text: '#8A5B00', line: '#E8D3A0', ground: '#FDF6E3' },
    proof: { text: '#1F6B42', line: '#A9D8BE', ground: '#E9F6EF' },
  },
};

export const darkTokens: Tokens = {
  ground: '#14171B',
  surface: '#1C2026',
  line: '#2E343C',
  lineStrong: '#454D58',
  hover: '#242A32',
  text: '#E6E9ED',
  second: '#A9B2BD',
  third: '#8C96A2',
  data: '#6FB3D2',
  series: ['#6FB3D2', '#F0925E', '#B3A4E6', '#D1BE5B', '#E6E9ED'],
  tones: {
    quiet: { text: '#E6E9ED', line: '#454D58', ground: '#1C2026' },
    action: { text: '#9DB9FB', line: '#37508F', ground: '#1D2A48' },
    loop: { text: '#F5A479', line: '#7A4426', ground: '#33221A' },
    danger: { text: '#F79A92', line: '#7D3A35', ground: '#381F1F' },
    clock: { text: '#E5BE63', line: '#6C5520', ground: '#2F2817' },
    proof: { text: '#84D3A6', line: '#2F6347', ground: '#1A2E24' },
  },
};

/** The button and focus colour: white text on it reads well in both sets. */
export const ACTION = { light: '#2457D6', dark: '#3F6FE8' } as const;

export const RADIUS = { card: 8, control: 6 } as const;
export const CONTROL_HEIGHT = 32;
export const TOUCH_HEIGHT = 40;
