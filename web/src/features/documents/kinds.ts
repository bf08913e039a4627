/** What documents can be, by the part of the business that works with them. */
export const kinds = [
  { type: 'invoice', category: 'finance', label: 'Invoice' },
  { type: 'receipt', category: 'finance', label: 'Receipt' },
  { type: 'credit_note', category: 'finance', label: 'Credit note' },
  { type: 'statement_of_account', category: 'finance', label: 'Statement of account' },
  { type: 'payment_advice', category: 'finance', label: 'Payment advice' },
  { type: 'bank_guarantee', category: 'finance', label: 'Bank guarantee' },
  { type: 'enquiry', category: 'sales', label: 'Enquiry' },
  { type: 'quotation', category: 'sales', label: 'Quotation' },
  { type: 'proforma_invoice', category: 'sales', label: 'Proforma invoice' },
  { type: 'purchase_order', category: 'sales', label: 'Purchase order' },
  { type: 'order_confirmation', category: 'sales', label: 'Order confirmation' },
  { type: 'price_list', category: 'sales', label: 'Price list' },
  { type: 'delivery_note', category: 'logistics', label: 'Delivery note' },
  { type: 'packing_list', category: 'logistics', label: 'Packing list' },
  { type: 'bill_of_lading', category: 'logistics', label: 'Bill of lading' },
  { type: 'eway_bill', category: 'logistics', label: 'E-way bill' },
  { type: 'shipping_bill', category: 'logistics', label: 'Shipping bill' },
  { type: 'certificate_of_origin', category: 'logistics', label: 'Certificate of origin' },
  { type: 'certificate_of_analysis', category: 'quality', label: 'Certificate of analysis' },
  { type: 'safety_data_sheet', category: 'quality', label: 'Safety data sheet' },
  { type: 'technical_data_sheet', category: 'quality', label: 'Technical data sheet' },
  { type: 'complaint', category: 'quality', label: 'Complaint' },
  { type: 'audit_document', category: 'quality', label: 'Audit document' },
  { type: 'tender_notice', category: 'tender', label: 'Tender notice' },
  { type: 'tender_corrigendum', category: 'tender', label: 'Tender corrigendum' },
  { type: 'tender_award', category: 'tender', label: 'Tender award' },
  { type: 'agreement', category: 'legal', label: 'Agreement' },
  { type: 'tax_registration', category: 'legal', label: 'Tax registration' },
  { type: 'resume', category: 'people', label: 'Résumé' },
  { type: 'minutes', category: 'other', label: 'Minutes' },
  { type: 'report', category: 'other', label: 'Report' },
  { type: 'letter', category: 'other', label: 'Letter' },
] as const;

export type Kind = (typeof kinds)[number];

export const categories = [...new Set(kinds.map((kind) => kind.category))];

/** "certificate_of_analysis" → "Certificate of analysis", also for a word that a script made up. */
export function kindWord(type: string): string {
  return kinds.find((kind) => kind.type === type)?.label ?? plainWord(type);
}

export function plainWord(key: string): string {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
