import type { Titles } from './names.ts';

// ISO 3166-2:CN, the digits used before 2017 and the letters since: platforms send either.
const PROVINCES: readonly (readonly [digits: string, letters: string, en: string, zh: string])[] = [
  ['CN-11', 'CN-BJ', 'Beijing', '北京'],
  ['CN-12', 'CN-TJ', 'Tianjin', '天津'],
  ['CN-13', 'CN-HE', 'Hebei', '河北'],
  ['CN-14', 'CN-SX', 'Shanxi', '山西'],
  ['CN-15', 'CN-NM', 'Inner Mongolia', '内蒙古'],
  ['CN-21', 'CN-LN', 'Liaoning', '辽宁'],
  ['CN-22', 'CN-JL', 'Jilin', '吉林'],
  ['CN-23', 'CN-HL', 'Heilongjiang', '黑龙江'],
  ['CN-31', 'CN-SH', 'Shanghai', '上海'],
  ['CN-32', 'CN-JS', 'Jiangsu', '江苏'],
  ['CN-33', 'CN-ZJ', 'Zhejiang', '浙江'],
  ['CN-34', 'CN-AH', 'Anhui', '安徽'],
  ['CN-35', 'CN-FJ', 'Fujian', '福建'],
  ['CN-36', 'CN-JX', 'Jiangxi', '江西'],
  ['CN-37', 'CN-SD', 'Shandong', '山东'],
  ['CN-41', 'CN-HA', 'Henan', '河南'],
  ['CN-42', 'CN-HB', 'Hubei', '湖北'],
  ['CN-43', 'CN-HN', 'Hunan', '湖南'],
  ['CN-44', 'CN-GD', 'Guangdong', '广东'],
  ['CN-45', 'CN-GX', 'Guangxi', '广西'],
  ['CN-46', 'CN-HI', 'Hainan', '海南'],
  ['CN-50', 'CN-CQ', 'Chongqing', '重庆'],
  ['CN-51', 'CN-SC', 'Sichuan', '四川'],
  ['CN-52', 'CN-GZ', 'Guizhou', '贵州'],
  ['CN-53', 'CN-YN', 'Yunnan', '云南'],
  ['CN-54', 'CN-XZ', 'Xizang', '西藏'],
  ['CN-61', 'CN-SN', 'Shaanxi', '陕西'],
  ['CN-62', 'CN-GS', 'Gansu', '甘肃'],
  ['CN-63', 'CN-QH', 'Qinghai', '青海'],
  ['CN-64', 'CN-NX', 'Ningxia', '宁夏'],
  ['CN-65', 'CN-XJ', 'Xinjiang', '新疆'],
];

/** The mainland's provinces as they are said aloud, by the code with digits. */
export const REGION_CODES: readonly string[] = PROVINCES.map(([digits]) => digits);

const TITLES: ReadonlyMap<string, Titles> = new Map(
  PROVINCES.flatMap(([digits, letters, en, zh]) => {
    const titles = { en, 'zh-CN': zh };
    return [
      [digits, titles],
      [letters, titles],
    ];
  }),
);

/** What a region is called; null for one that is not in the table: its code stands for it. */
export function findRegionTitles(code: string): Titles | null {
  return TITLES.get(code) ?? null;
}
