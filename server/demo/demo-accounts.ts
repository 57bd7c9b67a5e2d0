import type { AccountSaid } from '../accounts/put-accounts.ts';
import type { SeededRandom } from './seeded-random.ts';
import { DAY_MS } from '../contract/time-units.ts';

/** An invented user, as the rest of the demo data needs them. */
export interface DemoAccount {
  accountId: string;
  region: string;
  channel: string;
  deviceId: string;
  said: AccountSaid;
}

const FIRST_ACCOUNT = 100_300_000;

const SURNAMES = [
  ...Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'),
  '欧阳',
  '司马',
  '上官',
];
const GIVEN = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华建国文辉玲志红梅飞鹏浩宇轩');
const NICKNAMES = [
  '晚风',
  '橙子汽水',
  '山野',
  '小满',
  '北岸',
  '听雨',
  '阿布',
  '云朵',
  '远山',
  '一只猫',
  '夏天',
  '星河',
];
const PREFIXES = [
  '130',
  '131',
  '132',
  '133',
  '135',
  '136',
  '137',
  '138',
  '139',
  '150',
  '151',
  '158',
  '177',
  '186',
  '188',
];

const REGIONS = [
  ['CN-44', 26],
  ['CN-11', 16],
  ['CN-31', 16],
  ['CN-33', 16],
  ['CN-51', 14],
  ['CN-42', 12],
] as const;
const CHANNELS = [
  ['android', 52],
  ['ios', 30],
  ['web', 10],
  ['pc', 8],
] as const;
const STATES = [
  ['normal', 93],
  ['inactive', 4],
  ['restricted', 2],
  ['frozen', 1],
] as const;
const GATES = [
  ['not_required', 58],
  ['due', 27],
  ['blocked', 8],
  ['exempt', 7],
] as const;
const PHONE_STATES = [
  ['verified', 62],
  ['unverified', 18],
  ['none', 15],
  ['cooling', 2],
  ['released', 3],
] as const;

/** Invents so many users; some share a device with one or two others. `now` is in UTC ms. */
export function inventAccounts(random: SeededRandom, count: number, now: number): DemoAccount[] {
  const accounts: DemoAccount[] = [];
  for (let index = 0; index < count; index += 1) {
    const shared = index > 3 && random.chance(0.04) ? accounts[index - random.between(1, 2)] : undefined;
    accounts.push(inventAccount(random, index, now, shared?.deviceId));
  }
  return accounts;
}

function inventAccount(
  random: SeededRandom,
  index: number,
  now: number,
  sharedDevice: string | undefined,
): DemoAccount {
  const accountId = String(FIRST_ACCOUNT + index * 37);
  const region = random.weigh(REGIONS);
  const phoneState = random.weigh(PHONE_STATES);
  const registeredAt = now - random.between(120, 6_000) * DAY_MS - random.between(0, DAY_MS);
  return {
    accountId,
    region,
    channel: random.weigh(CHANNELS),
    deviceId: sharedDevice ?? `d_${accountId}`,
    said: {
      accountId,
      patch: {
        state: random.weigh(STATES),
        gate: random.weigh(GATES),
        name: nameOf(random),
        nickname: `${random.pick(NICKNAMES)}${random.between(1, 999)}`,
        phone:
          phoneState === 'none'
            ? null
            : `+86${random.pick(PREFIXES)}${random.between(10_000_000, 99_999_999)}`,
        phoneState,
        ...(phoneState === 'verified' && { phoneProvenBy: 'sms' }),
        realName: random.chance(0.7) ? 'verified' : 'none',
        registeredAt: new Date(registeredAt).toISOString(),
        region,
      },
    },
  };
}

function nameOf(random: SeededRandom): string {
  return random.pick(SURNAMES) + random.pick(GIVEN) + (random.chance(0.55) ? random.pick(GIVEN) : '');
}
