/** Whose act it is, in full: the dialog stands outside of the pages, so it links to none. */
export function Actor({ account }: { account: string }) {
  return (
    <bdi dir="ltr" className="code">
      {account}
    </bdi>
  );
}
