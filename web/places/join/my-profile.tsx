import { sha256 } from "ethers";
import { useState } from "react";
import { setProfile } from "../../../core/members/index.js";
import { ActButton, type Intent } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { Facts, FileDrop, Hash, Notice, Plain, Section, useFormat } from "../../parts/index.js";
import { type SeatView, useConnection } from "../../reading/index.js";

/** A profile is a page of text, perhaps with a picture. */
const LARGEST = 16 * 1024 * 1024;

interface ChosenFile {
  name: string;
  size: number;
  digest: string;
}

/** The profile: a file that stays with the member, of which the chain holds a fingerprint. */
export function MyProfile({ seat }: { seat: SeatView }) {
  const words = useWords("join");
  const format = useFormat();
  const { contracts } = useConnection();
  const [file, setFile] = useState<ChosenFile>();
  const [fault, setFault] = useState<string>();
  const { profile } = seat;
  const take = async ([given]: File[]) => {
    setFile(undefined);
    setFault(undefined);
    if (given === undefined) return;
    const { name, size } = given;
    if (size > LARGEST) return setFault(words("profile.tooLarge", { most: format.bytes(LARGEST) }));
    if (size === 0) return setFault(words("profile.empty"));
    try {
      setFile({ name, size, digest: sha256(new Uint8Array(await given.arrayBuffer())) });
    } catch {
      setFault(words("profile.unreadable"));
    }
  };
  const publish = async (): Promise<Intent> => ({
    title: words("profile.act.title"),
    call: setProfile(await contracts(), file?.digest),
    lead: words("profile.act.lead"),
    facts: file === undefined ? [] : [[words("profile.file"), file.name]],
  });
  const withdraw = async (): Promise<Intent> => ({
    title: words("profile.withdraw.title"),
    call: setProfile(await contracts(), undefined),
    lead: words("profile.withdraw.lead"),
  });
  return (
    <Section title={words("profile.title")}>
      <p>{words("profile.lead")}</p>
      {profile === undefined ? (
        <p>{words("profile.none")}</p>
      ) : (
        <Facts
          items={[
            [
              words("profile.published"),
              <Hash key="digest" value={profile} what={words("profile.fingerprint")} />,
            ],
          ]}
        />
      )}
      <FileDrop label={words("profile.drop")} onFiles={(files) => void take(files)} />
      {fault !== undefined && <Notice tone="danger" title={fault} announce />}
      {file !== undefined && (
        <>
          <Facts
            items={[
              [words("profile.file"), <Plain key="name" text={file.name} />],
              [words("profile.size"), format.bytes(file.size)],
              [
                words("profile.fingerprint"),
                <Hash key="digest" value={file.digest} what={words("profile.fingerprint")} />,
              ],
            ]}
          />
          {file.digest === profile ? (
            <Notice tone="success" title={words("profile.same")} announce />
          ) : (
            <ActButton intent={publish} onLanded={() => setFile(undefined)}>
              {words("profile.button")}
            </ActButton>
          )}
        </>
      )}
      {profile !== undefined && (
        <p>
          <ActButton intent={withdraw}>{words("profile.withdraw.button")}</ActButton>
        </p>
      )}
    </Section>
  );
}
