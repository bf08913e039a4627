import { Page } from '@/ui/Page';

export function MessagesPage() {
  return <Page title="Messages">{null}</Page>;
}
