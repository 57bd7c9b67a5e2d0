import type { Messages, SameKeys } from '../ui/texts.ts';

const en = {
  phoneSettings: {
    group: {
      actions: 'Phones',
      codes: 'Verification codes',
      inquiries: 'Questions to the platform',
      brakes: 'Brakes on phone actions',
    },
    field: {
      coolingOffHours: 'Cooling-off (h)',
      coolingOffHighRiskHours: 'Cooling-off at high risk (h)',
      reversalHours: 'A done action can be undone for (h)',
      abnormalSignInDays: 'An abnormal sign-in stands in the way for (days)',
      simChangeDays: 'A SIM change is recent for (days)',
      restrictionDays: 'A restriction without an end is believed for (days)',
      changesAnAccount: 'Changes and releases an account may have',
      changesDays: '… within (days)',
      accountsANumber: 'Accounts a number may serve',
      numberDays: '… within (days)',
      bulkRows: 'Rows a file may have',
    },
    code: {
      lifeSeconds: 'A code is valid for (s)',
      tries: 'Tries for a code',
      resendSeconds: 'Sent again after (s)',
      aDay: 'Codes a number gets in 24 h',
      skewSeconds: 'The platform’s clock may be off by (s)',
    },
    inquiry: {
      answerMinutes: 'An answer is waited for (min)',
      againMinutes: 'The same is not asked again within (min)',
      aDay: 'Questions about one account or number in 24 h',
      aDayAPerson: 'Questions of one person in 24 h',
    },
    brake: {
      pace: 'So many actions in a short time hold a person',
      paceMinutes: '… within (min)',
      teamPace: 'So many of one team in that time hold the team',
      allPace: 'So many of all together hold everybody',
      aDay: 'Actions of one person in 24 h',
      teamFactor: 'Times the team’s usual day that hold a person',
      teamFloor: '… but never below this many a day',
      teamDays: 'The usual day is of the last (days)',
      repeatDays: 'The same number or device counts for (days)',
      repeatAccounts: 'Other accounts with the same number or device that hold a case, whoever handled them',
    },
  },
} as const;

const zh: SameKeys<typeof en> = {
  phoneSettings: {
    group: { actions: '手机', codes: '验证码', inquiries: '向平台查询', brakes: '手机操作的限制' },
    field: {
      coolingOffHours: '冷静期（小时）',
      coolingOffHighRiskHours: '高风险冷静期（小时）',
      reversalHours: '完成后可撤销（小时）',
      abnormalSignInDays: '异常登录后须满（天）',
      simChangeDays: '换卡视为近期（天）',
      restrictionDays: '未定期限的限制有效（天）',
      changesAnAccount: '每账号换绑、解绑次数',
      changesDays: '……统计天数',
      accountsANumber: '每号码可绑账号数',
      numberDays: '……统计天数',
      bulkRows: '文件最多行数',
    },
    code: {
      lifeSeconds: '验证码有效（秒）',
      tries: '可试次数',
      resendSeconds: '重发间隔（秒）',
      aDay: '每号码 24 小时次数',
      skewSeconds: '平台时钟允许偏差（秒）',
    },
    inquiry: {
      answerMinutes: '等待答复（分钟）',
      againMinutes: '同一问题再问间隔（分钟）',
      aDay: '每账号或号码 24 小时次数',
      aDayAPerson: '每人 24 小时次数',
    },
    brake: {
      pace: '短时间内操作达到此数即暂停',
      paceMinutes: '……统计分钟数',
      teamPace: '该时间内团队达到此数即暂停全队',
      allPace: '该时间内全员达到此数即全部暂停',
      aDay: '每人 24 小时操作次数',
      teamFactor: '达到团队平常一天的倍数即暂停',
      teamFloor: '……但一天少于此数不暂停',
      teamDays: '平常一天按最近天数计',
      repeatDays: '同一号码或设备计入天数',
      repeatAccounts: '同一号码或设备的其他账号达到此数即暂停工单（不论由谁处理）',
    },
  },
};

/** The texts of the figures of phone actions. */
export const phoneSettingMessages = { en, 'zh-CN': zh } satisfies Messages;
