package pebble.desk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pebble.board.UndoableAct;

/** What takes merges and splits back, and does them again. */
@Configuration(proxyBeanMethods = false)
class MergeUndoing {
    @Bean
    UndoableAct merged(ConversationMerging merging) {
        return UndoableAct.of("merged", merging::unmerge);
    }

    @Bean
    UndoableAct unmerged(ConversationMerging merging) {
        return UndoableAct.of("unmerged", merging::rejoin);
    }

    @Bean
    UndoableAct split(ConversationMerging merging) {
        return UndoableAct.of("split", merging::rejoin);
    }
}
