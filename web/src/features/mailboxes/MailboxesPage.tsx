import { Page } from '@/ui/Page';

export function MailboxesPage() {
  return <Page title="Mailboxes">{null}</Page>;
}
