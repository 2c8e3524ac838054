import {
  DragDropContext,
  Draggable,
  type DraggableProvidedDragHandleProps,
  Droppable,
  type DropResult,
  type ResponderProvided,
} from "@hello-pangea/dnd";
import { Icon } from "../../ui/icon.tsx";
import { movedTo } from "./move-buttons.tsx";
import { PipelineList } from "./pipeline-list.tsx";
import type { Frames } from "./pipeline-section.tsx";
import type { PipelineWithStages } from "./read-pipelines.ts";
import { useOrdered, useReorder } from "./use-order.ts";

/** The id of the list of pipelines; the lists of stages have their pipeline's id. */
const allPipelines = "pipelines";

/** The pipelines and their stages with drag and drop, by mouse, touch and keyboard. */
export default function PipelinesLive(props: { pipelines: PipelineWithStages[] }) {
  const pipelines = useOrdered(props.pipelines);
  const reorder = useReorder();
  const rowsOf = (list: string) =>
    list === allPipelines
      ? pipelines
      : (pipelines.find(({ id }) => String(id) === list)?.stages ?? []);
  const positionIn = (list: string, index: number) =>
    `position ${index + 1} of ${rowsOf(list).length}`;
  const onDragEnd = (
    { source, destination, reason }: DropResult,
    { announce }: ResponderProvided,
  ) => {
    const rows = rowsOf(source.droppableId);
    const name = rows[source.index]?.name;
    if (!destination || reason === "CANCEL") {
      announce(`Put ${name} back.`);
      return;
    }
    announce(`Dropped ${name} at ${positionIn(source.droppableId, destination.index)}.`);
    if (destination.index === source.index) return;
    const order = rows.map(({ id }) => id);
    const ids = movedTo(order, source.index, destination.index);
    reorder({ ids, pipeline: source.droppableId === allPipelines ? null : source.droppableId });
  };
  return (
    <DragDropContext
      dragHandleUsageInstructions="Press Space to lift it. Once lifted, move it with the arrow keys, press Space to drop it and Escape to put it back."
      onDragStart={({ source }, { announce }) => {
        const { droppableId: list, index } = source;
        announce(`Lifted ${rowsOf(list)[index]?.name}, ${positionIn(list, index)}.`);
      }}
      onDragUpdate={({ source, destination }, { announce }) => {
        const name = rowsOf(source.droppableId)[source.index]?.name;
        announce(
          destination
            ? `Moved ${name} to ${positionIn(source.droppableId, destination.index)}.`
            : `${name} can't be dropped here.`,
        );
      }}
      onDragEnd={onDragEnd}
    >
      <PipelineList pipelines={pipelines} frames={liveFrames} />
    </DragDropContext>
  );
}

function Handle({
  name,
  handle,
}: {
  name: string;
  handle: DraggableProvidedDragHandleProps | null;
}) {
  return (
    <button type="button" {...handle} className="drag-handle" aria-label={`Drag ${name}`}>
      <Icon name="grip-vertical" />
    </button>
  );
}

const liveFrames: Frames = {
  Pipelines: ({ children }) => (
    <Droppable droppableId={allPipelines} type={allPipelines}>
      {({ innerRef, droppableProps, placeholder }) => (
        <div ref={innerRef} {...droppableProps} className="pipelines" data-live>
          {children}
          {placeholder}
        </div>
      )}
    </Droppable>
  ),
  Pipeline: ({ pipeline, index, children }) => (
    <Draggable
      draggableId={`pipeline ${pipeline.id}`}
      index={index}
      disableInteractiveElementBlocking
    >
      {({ innerRef, draggableProps, dragHandleProps }, { isDragging }) => (
        <div
          ref={innerRef}
          {...draggableProps}
          className={isDragging ? "pipeline pipeline-held" : "pipeline"}
        >
          {children(<Handle name={pipeline.name} handle={dragHandleProps} />)}
        </div>
      )}
    </Draggable>
  ),
  Stages: ({ pipeline, children }) => (
    <Droppable droppableId={String(pipeline.id)} type={String(pipeline.id)}>
      {({ innerRef, droppableProps, placeholder }) => (
        <ol
          ref={innerRef}
          {...droppableProps}
          className="stage-rows card"
          aria-label={`Stages of ${pipeline.name}`}
        >
          {children}
          {placeholder}
        </ol>
      )}
    </Droppable>
  ),
  Stage: ({ stage, index, children }) => (
    <Draggable draggableId={`stage ${stage.id}`} index={index} disableInteractiveElementBlocking>
      {({ innerRef, draggableProps, dragHandleProps }, { isDragging }) => (
        <li
          ref={innerRef}
          {...draggableProps}
          className={isDragging ? "stage-row stage-held" : "stage-row"}
        >
          {children(<Handle name={stage.name} handle={dragHandleProps} />)}
        </li>
      )}
    </Draggable>
  ),
};
