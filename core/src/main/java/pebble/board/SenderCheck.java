package pebble.board;

import java.util.List;

/** Whether the sender is who the mail says, with the reasons for doubt. */
public record SenderCheck(String verdict, List<String> reasons) {}
