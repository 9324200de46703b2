import type { ElectionStage } from "../../../../core/elections/stage.js";
import { useWords } from "../../../language/index.js";
import { Section, Time, Timeline } from "../../../parts/index.js";
import type { ElectionView } from "../../../reading/index.js";
import { courseOf } from "../course.js";

/** The steps of the election with their days. */
export function ElectionCourse({
  election,
  stage,
}: {
  election: ElectionView;
  stage: ElectionStage;
}) {
  const words = useWords("elections");
  return (
    <Section title={words("course.title")}>
      <Timeline
        label={words("course.title")}
        steps={courseOf(election, stage).map(({ key, state, at, isEarliest }) => ({
          title: words(`course.${key}`),
          state,
          children: at !== undefined && (
            <p className="timeline-time">
              {words(
                key === "called" ? "course.on" : isEarliest ? "course.earliest" : "course.until",
              )}{" "}
              <Time at={at} />
            </p>
          ),
        }))}
      />
    </Section>
  );
}
