/** What of the messages is looked at, as the URL holds it. */
export interface MessagesSearch {
  disposition?: string;
  noise_kind?: string;
  mailbox_id?: string;
  entity?: string;
  q?: string;
  message?: string;
}
