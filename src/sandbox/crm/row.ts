/**
 * A notification as the vendor's API lists it. The field types are deliberately open: tests send rows with missing and
 * wrong-typed fields, and the sandbox hands them on as they are. A row is never changed in place.
 */
export type Row = Readonly<Record<string, unknown>>;

/** A notification with every field as the guide has it. */
export type GuideRow = {
  MessageId: number;
  UserId: number;
  Event: string;
  Title: string;
  Message: string;
  PreviewText: string;
  FooterText: string;
  Data: Readonly<Record<string, unknown>>;
  CTAButtonLink: string;
  CTAButtonText: string;
  CTAButton2Link: string;
  CTAButton2Text: string;
  ImageUrl: string;
  IsRead: boolean;
  DisplayType: string;
  Date: string;
  Expires: string;
};

/** The id by which a row is addressed in a URL or a body; undefined when the row has none. */
export function idOf(row: Row): string | undefined {
  const id = row.MessageId;
  return typeof id === "number" || typeof id === "string" ? String(id) : undefined;
}
