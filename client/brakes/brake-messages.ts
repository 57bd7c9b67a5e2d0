import type { Brake } from '../../server/contract/brakes.ts';
import type { Messages, SameKeys } from '../ui/texts.ts';

const en = {
  brakes: {
    title: 'Held actions',
    aside: 'What holds a person, a team or a case until a manager releases it.',
    empty: 'Nothing is held.',
    emptyNext: 'A brake trips by itself when phone actions come too fast, too often or for the same number.',
    alsoReleased: 'also those released',
    kind: {
      pace: 'too fast',
      daily_limit: 'daily limit',
      above_team: 'far above the team',
      team_pace: 'team too fast',
      all_pace: 'everybody too fast',
      same_number: 'same number again',
      same_device: 'same device again',
      shared_number: 'number of many accounts',
      shared_device: 'device of many accounts',
    } satisfies Record<Brake['kind'], string>,
    why: {
      pace: '%{staff} took %{figure} phone actions in a short time; %{limit} are allowed',
      daily_limit: '%{staff} took %{figure} phone actions in a day; %{limit} are allowed',
      above_team: '%{staff} took %{figure} phone actions in a day; from %{limit} it is far above the team',
      team_pace:
        'the team took %{figure} phone actions in a short time; %{limit} are allowed. The last was by %{staff}',
      all_pace:
        'all together took %{figure} phone actions in a short time; %{limit} are allowed. The last was by %{staff}',
      same_number: 'the new number came up in %{figure} cases that %{staff} handled',
      same_device: 'the device came up in %{figure} cases that %{staff} handled',
      shared_number:
        'cases of %{figure} other accounts, handled by others, have the new number; from %{limit} a case is held',
      shared_device:
        'cases of %{figure} other accounts, handled by others, have the device; from %{limit} a case is held',
    } satisfies Record<Brake['kind'], string>,
    column: { held: 'Since', what: 'What is held', why: 'Why', state: 'State' },
    person: '%{staff} · team %{team}',
    personAlone: '%{staff}',
    team: 'team %{team}',
    all: 'everybody',
    case: 'case',
    earlier: 'seen in',
    holds: 'held',
    released: 'released by %{who}',
    release: 'Release…',
    releaseTitle: 'Release what is held',
    releasePerson: '%{staff} may take phone actions again at once.',
    releaseTeam: 'Team %{team} may take phone actions again at once.',
    releaseAll: 'Everybody may take phone actions again at once.',
    otherTeam: 'for a manager of another team',
    releaseCase: 'Case #%{id} may be approved again at once.',
    releasedDone: 'Released.',
  },
} as const;

const zh: SameKeys<typeof en> = {
  brakes: {
    title: '暂停的操作',
    aside: '被暂停的人员、团队或工单，须由主管解除。',
    empty: '没有被暂停的操作。',
    emptyNext: '手机操作过快、过多或反复针对同一号码时，会自动暂停。',
    alsoReleased: '包括已解除的',
    kind: {
      pace: '操作过快',
      daily_limit: '超过每日上限',
      above_team: '远超团队平常',
      team_pace: '团队操作过快',
      all_pace: '全员操作过快',
      same_number: '同一号码再现',
      same_device: '同一设备再现',
      shared_number: '多个账号同一号码',
      shared_device: '多个账号同一设备',
    },
    why: {
      pace: '%{staff} 短时间内手机操作 %{figure} 次，上限 %{limit} 次',
      daily_limit: '%{staff} 一天内手机操作 %{figure} 次，上限 %{limit} 次',
      above_team: '%{staff} 一天内手机操作 %{figure} 次，达到 %{limit} 次即远超团队平常',
      team_pace: '团队短时间内手机操作 %{figure} 次，上限 %{limit} 次，最后一次为 %{staff}',
      all_pace: '全员短时间内手机操作 %{figure} 次，上限 %{limit} 次，最后一次为 %{staff}',
      same_number: '新号码出现在 %{staff} 处理的 %{figure} 件工单中',
      same_device: '该设备出现在 %{staff} 处理的 %{figure} 件工单中',
      shared_number: '由他人处理的另外 %{figure} 个账号的工单也用此新号码，达到 %{limit} 个即暂停',
      shared_device: '由他人处理的另外 %{figure} 个账号的工单也用此设备，达到 %{limit} 个即暂停',
    },
    column: { held: '起始', what: '暂停对象', why: '原因', state: '状态' },
    person: '%{staff} · 团队 %{team}',
    personAlone: '%{staff}',
    team: '团队 %{team}',
    all: '全员',
    case: '工单',
    earlier: '曾见于',
    holds: '暂停中',
    released: '由 %{who} 解除',
    release: '解除…',
    releaseTitle: '解除暂停',
    releasePerson: '%{staff} 可立即恢复手机操作。',
    releaseTeam: '团队 %{team} 可立即恢复手机操作。',
    releaseAll: '全员可立即恢复手机操作。',
    otherTeam: '须由其他团队主管解除',
    releaseCase: '工单 #%{id} 可立即恢复复核。',
    releasedDone: '已解除。',
  },
};

/** The texts of what is held by a brake. */
export const brakeMessages = { en, 'zh-CN': zh } satisfies Messages;
