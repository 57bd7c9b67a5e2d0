import { useQuery } from '@tanstack/react-query';
import type { Webhook } from '../../server/contract/settings.ts';
import { getJson } from '../api/http.ts';

export const WEBHOOK_KEY = ['webhook'] as const;

export function useWebhook(enabled: boolean) {
  return useQuery({
    queryKey: WEBHOOK_KEY,
    queryFn: ({ signal }) => getJson<Webhook>('/webhook', {}, signal),
    enabled,
  });
}
