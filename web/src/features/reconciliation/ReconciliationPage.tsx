import { Page } from '@/ui/Page';

export function ReconciliationPage() {
  return <Page title="Reconciliation">{null}</Page>;
}
