import type { CardDetail } from '@/api/types';

/** The parts of an open card that have something to show, in their order. */
export function partsOf(card: CardDetail) {
  return {
    'card-conversation': 'Conversation',
    'card-facts': 'Facts',
    'card-documents': 'Documents',
    ...(card.company && { 'card-company': 'Company' }),
    ...(card.earlier_cards?.length && { 'card-earlier': 'Other cards' }),
    ...(card.links?.length && { 'card-links': 'Linked cards' }),
    ...(card.sync?.connector && { 'card-sync': 'CRM and ERP' }),
    'card-activity': 'Activity',
  };
}
