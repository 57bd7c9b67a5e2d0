import type { Messages, SameKeys } from '../ui/texts.ts';
import { auditActionsEn, auditActionsZh } from './audit-action-messages.ts';

const en = {
  audit: {
    title: 'Audit',
    column: { at: 'When', what: 'What happened', sequence: 'Nr' },
    filter: { actor: 'Who', action: 'Action code', account: 'Account number', case: 'Case number' },
    forCase: ', for case #%{id}',
    because: ', reason: %{reason}',
    pending: 'being sealed',
    raw: 'Raw entry',
    leaf: 'Leaf hash',
    unsealed: 'Not sealed yet; the sealer takes it within a minute.',
    status: '%{entries} entries, %{pending} being sealed.',
    checkpoint: 'Last checkpoint over %{size} entries, root %{root}, signed',
    noCheckpoint: 'No checkpoint yet.',
    empty: 'No entry matches.',
    emptyNext: 'Loosen a filter.',
    system: 'The system (%{part})',
    key: 'API key %{id}',
    field: { phone: 'phone', name: 'name', nickname: 'nickname' },
    action: auditActionsEn,
    caseAction: '%{actor}: case #%{caseId} %{action}',
    other: '%{actor}: %{action}',
  },
} as const;

const zh: SameKeys<typeof en> = {
  audit: {
    title: '审计',
    column: { at: '时间', what: '事项', sequence: '序号' },
    filter: { actor: '操作人', action: '动作代码', account: '账号', case: '工单号' },
    forCase: '，工单 #%{id}',
    because: '，理由：%{reason}',
    pending: '封存中',
    raw: '原始记录',
    leaf: '叶哈希',
    unsealed: '尚未封存，一分钟内完成。',
    status: '共 %{entries} 条，%{pending} 条封存中。',
    checkpoint: '最近检查点覆盖 %{size} 条，根 %{root}，签署于',
    noCheckpoint: '还没有检查点。',
    empty: '没有符合条件的记录。',
    emptyNext: '请放宽筛选。',
    system: '系统（%{part}）',
    key: '接口密钥 %{id}',
    field: { phone: '手机号', name: '姓名', nickname: '昵称' },
    action: auditActionsZh,
    caseAction: '%{actor}：工单 #%{caseId} %{action}',
    other: '%{actor}：%{action}',
  },
};

export const auditMessages = { en, 'zh-CN': zh } satisfies Messages;
