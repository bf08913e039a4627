package pebble.desk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pebble.board.Acted;
import pebble.board.Activity;
import pebble.board.UndoableAct;
import pebble.identity.Caller;

/** What takes merges and splits back, and does them again. */
@Configuration(proxyBeanMethods = false)
class MergeUndoing {

    private record Undoable(String kind, Undo undo) implements UndoableAct {
        private interface Undo {
            Acted of(Caller caller, Activity activity);
        }

        @Override
        public Acted undo(Caller caller, Activity activity) {
            return undo.of(caller, activity);
        }
    }

    @Bean
    UndoableAct merged(ConversationMerging merging) {
        return new Undoable("merged", merging::unmerge);
    }

    @Bean
    UndoableAct unmerged(ConversationMerging merging) {
        return new Undoable("unmerged", merging::rejoin);
    }

    @Bean
    UndoableAct split(ConversationMerging merging) {
        return new Undoable("split", merging::rejoin);
    }
}
